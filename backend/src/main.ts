process.stdout.write('The API is not built yet.\n');
