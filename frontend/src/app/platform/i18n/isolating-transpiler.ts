import { Injectable } from '@angular/core';
import { DefaultTranspiler, type TranspileParams } from '@jsverse/transloco';
import { hasRightToLeft, isolated } from '#shared/platform';

/** What fills a sentence keeps its own direction in it, wherever one of both is Arabic. */
@Injectable()
export class IsolatingTranspiler extends DefaultTranspiler {
  override transpile(asked: TranspileParams): unknown {
    const { value, params } = asked;
    if (typeof value !== 'string' || !params) return super.transpile(asked);
    const filled = Object.entries(params as Record<string, unknown>).map(([name, one]) =>
      [name, typeof one === 'string' && one !== '' && (hasRightToLeft(value) || hasRightToLeft(one)) ? isolated(one) : one]);
    return super.transpile({ ...asked, params: Object.fromEntries(filled) as Record<string, unknown> });
  }
}
