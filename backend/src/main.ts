import { x } from '#shared/money';
process.stdout.write(String(x));
