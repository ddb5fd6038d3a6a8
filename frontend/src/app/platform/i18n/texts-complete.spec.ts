import { findingCodes, languages, problemCodes, type Language } from '#shared/platform';
import { areas, type Area } from './areas';
import { loadTexts } from './translation-loader';

type Tree = { readonly [key: string]: string | Tree };
const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
const isPlural = (node: Tree): boolean => 'other' in node && Object.keys(node).every((key) => forms.includes(key));

/** Key → text; a counted text is one key, with all its forms joined. */
function flat(node: Tree, path = ''): Map<string, string> {
  return new Map(Object.entries(node).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value] as const];
    if (isPlural(value)) return [[at, Object.values(value).map(String).join(' ')] as const];
    return [...flat(value, at)];
  }));
}

function plurals(node: Tree, path = ''): [string, Tree][] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value === 'string') return [];
    const at = path ? `${path}.${key}` : key;
    return isPlural(value) ? [[at, value] as [string, Tree]] : plurals(value, at);
  });
}

const placeholders = (text: string): string => [...new Set(text.match(/{{\s*\w+\s*}}/g))].sort().join();
const read = (area: Area, language: Language): Promise<Tree> => loadTexts(area, language);

for (const area of areas) {
  describe(`texts of ${area}`, () => {
    for (const language of languages.filter((l) => l !== 'en')) {
      it(`has in ${language} the keys and the placeholders of English`, async () => {
        const [english, other] = [flat(await read(area, 'en')), flat(await read(area, language))];
        expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
        const differing = [...english].filter(([key, text]) => placeholders(text) !== placeholders(other.get(key) ?? '')).map(([key]) => key);
        expect(differing).withContext('other placeholders').toEqual([]);
      });
    }

    for (const language of languages) {
      it(`says something for each key in ${language}, in every plural form of the language`, async () => {
        const tree = await read(area, language);
        expect([...flat(tree)].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
        const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((c) => language !== 'fr' || c !== 'many');
        for (const [key, node] of plurals(tree)) expect(needed.filter((c) => !(c in node))).withContext(key).toEqual([]);
      });
    }
  });
}

describe('texts of problems', () => {
  for (const language of languages) {
    it(`know every code of the catalogue in ${language}`, async () => {
      const { problem } = await read('common', language) as { problem: Tree };
      expect(Object.keys(problemCodes).filter((code) => !(code in problem))).toEqual([]);
    });

    for (const [area, codes] of Object.entries(findingCodes) as [Area, readonly string[]][]) {
      it(`have in ${language} a sentence for every broken rule and finding of ${area}`, async () => {
        const [own, common] = [await read(area, language), await read('common', language)] as Record<string, Tree | undefined>[];
        const said = { ...common?.['rule'], ...own?.['rule'], ...own?.['finding'] };
        expect(codes.filter((code) => !(code in said))).toEqual([]);
      });
    }
  }
});
