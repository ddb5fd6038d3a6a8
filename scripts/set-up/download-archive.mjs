/** Run as a child, after the packages are installed: downloads mongod into the folder and prints its path. */
import { MongoBinary } from 'mongodb-memory-server-core';

try {
  const path = await MongoBinary.getPath({ downloadDir: process.argv[2] });
  process.stdout.write(`${path}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
