import { csvRow } from './csv.js';

describe('a row of CSV', () => {
  const rows: [string, Parameters<typeof csvRow>[0], string][] = [
    ['leaves empty what is not there, and keeps zero', [null, { figure: 0 }, ''], ',0,\r\n'],
    ['quotes what would break it', ['a,b', 'say "yes"', 'two\nlines'], '"a,b","say ""yes""","two\nlines"\r\n'],
    ['never starts a formula with text', ['=1+1', '+a', '-b', '@c', '\tx', ' =d'], "'=1+1,'+a,'-b,'@c,'\tx,' =d\r\n"],
    ['leaves figures alone', [{ figure: '-12.50' }, { figure: 3 }], '-12.50,3\r\n'],
    ['keeps every script', ['تجربة', 'Djurdjura é'], 'تجربة,Djurdjura é\r\n'],
  ];
  for (const [what, cells, text] of rows) it(what, () => { expect(csvRow(cells)).toBe(text); });
});
