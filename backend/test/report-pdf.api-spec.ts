import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { formatAmount, formatMoney } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import { languages, type Language } from '#shared/platform';
import type { Evidence, ReportActed, ReportPaper, ReportView } from '#shared/reports';
import { FileService } from '../src/platform/files/file.service.js';
import { PrintTickets, printTicketHeader } from '../src/platform/auth/print-tickets.js';
import { PersonRepository } from '../src/platform/auth/person.repository.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { findChromium } from '../src/platform/print/find-chromium.js';
import { printPage } from '../src/platform/print/print-page.js';
import { acting, aGrant, type Grant } from './support/grant.js';
import type { Refused } from './support/grant-suite.js';
import { startMailServer } from './support/mail-server.js';
import { readPdf } from './support/pdf.js';
import { freshId, signIn } from './support/people.js';
import { aPhoto } from './support/photos.js';
import { builtPages, startPortal, type Portal } from './support/portal.js';
import { comment, completeReport, decisions, noon, Reporting, reportOf } from './support/reporting.js';

const words: Record<Language, string[]> = {
  en: ['Finance (FACE)', 'Narrative', 'Achievements', 'Actual so far', 'Fingerprint', 'Authorised and outstanding'],
  fr: ['Récit', 'Réalisations', 'Empreinte', 'Dépenses réelles'],
  ar: ['البصمة', 'النتائج', 'السرد'],
};
const canary = 'CANARY-FOR-STAFF';
/** The folders of prints that are under way on this machine. */
const profiles = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('portal-print-'));
/** The processes of a print. */
const processesOf = (profile: string): number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => commandOf(pid).includes(profile));
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('reports as PDF', () => {
  const chromium = findChromium(process.env['CHROME_BIN'] ?? null) ?? '';
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  let report: string;
  const elsewhere = process.env['TMPDIR'];
  beforeAll(async () => {
    process.env['TMPDIR'] = await mkdtemp(join(tmpdir(), 'pdf-spec-'));
    portal = await startPortal({}, builtPages);
    grant = await aGrant(portal);
    reporting = new Reporting(portal, grant);
    const photo = await evidenceOf(grant);
    report = await reporting.approved(1, '2025-04-20', '2025-05-02', [
      [`/evidence/${photo.id}`, photo],
      ...completeReport(grant, { value: '1234' }), ['/narrative/lessons', 'الماء أولاً ثم الأشجار'], ['/narrative/challenges', 'Des pluies tardives à l’été.'],
    ], decisions(grant, { accepted: 824_690, authorised: 400_000 }));
  });
  afterAll(async () => {
    await portal.close();
    await rm(tmpdir(), { recursive: true, force: true, maxRetries: 5 });
    if (elsewhere === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = elsewhere;
  });

  /** A photo that was sent, as a row of the report. */
  const evidenceOf = async ({ people }: Grant): Promise<Evidence> => {
    const [files, ctx, bytes, id] = [portal.app.get(FileService), await acting(portal, people.editor, noon('2025-04-20')), await aPhoto(), freshId()];
    const { name, size, type, sha256, keepsLocation } = await files.open(ctx, { id, name: 'terrace.jpg', size: bytes.length, keepsLocation: false });
    await files.append(ctx, id, 0, Readable.from([bytes]));
    await files.complete(ctx, id);
    return { id: freshId(), file: id, name, size, type, sha256: sha256 ?? '', keepsLocation, anchor: null, caption: 'A new terrace', location: null, place: 'Tizi Oussem', takenOn: null, credit: 'A. Idrissi', consent: 'yes' };
  };
  const fetched = async (who: keyof Grant['people'], path: string, at = portal) => {
    const cookie = (await signIn(at, grant.people[who].id)).sessionCookie;
    const answer = await fetch(`${at.url}/api/v1${path}`, { headers: { cookie } });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const problemIn = ({ bytes }: { bytes: Buffer }): string => (JSON.parse(bytes.toString('utf8')) as Refused).code;
  const until = async (isSo: () => boolean): Promise<void> => { while (!isSo()) await pause(10); };

  for (const language of languages) {
    it(`are whole in ${language}: words, every figure of the API, fonts, tags`, async () => {
      const { status, bytes, headers } = await fetched('editor', `/reports/${report}/report.pdf?language=${language}`);
      expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'application/pdf', jasmine.stringMatching(`-1-${language}\\.pdf`)]);
      const pdf = await readPdf(bytes);
      const view = (await grant.people.editor.client.get<ReportView>(`/reports/${report}`)).body;
      const amounts = view.face.flatMap(({ A, B, C, D, E, F, G }) => [A, B, C, D, E, F, G]).map((minor) => formatAmount(minor ?? 0, 'EUR', language));
      const sums = [view.totals.B, view.totals.C, view.totals.E, view.totals.F].map((money) => formatAmount(money?.minor ?? 0, 'EUR', language));
      const figures = view.figures.map(({ actual }) => formatDecimal(actual, language, { max: 2 }));
      expect(pdf.lacks(...words[language], ...amounts, ...sums, ...figures, '1,234'.replace(',', language === 'fr' ? '' : ','))).withContext('not in the PDF').toEqual([]);
      expect(pdf.lacks('Twelve terraces.', 'Des pluies tardives', 'الماء', 'Imlil', 'A new terrace', 'Tizi Oussem', view.submissions[0]!.hash, grant.content.title)).withContext('what the partner wrote').toEqual([]);
      expect([pdf.missingFonts, pdf.isTagged, pdf.fonts.some((name) => name.includes('PlexSans')), pdf.pictures]).toEqual([[], true, true, 1]);
      expect(pdf.title).toContain(view.project.code);
    }, 60_000);
  }

  it('hold nothing that is for staff alone, for staff neither', async () => {
    const second = await reporting.submitted(2, '2025-07-20');
    await reporting.startReview(second, '2025-07-21');
    await reporting.decide(second, '2025-07-21', [
      ['/notes', canary], comment('/finance', canary), [`/lines/${grant.content.lines[0]!.id}/acceptedReason`, canary],
      [`/lines/${grant.content.lines[0]!.id}/accepted`, 333_333], [`/ratings/${grant.content.outputs[0]!.id}/reason`, canary],
    ]);
    const { body } = await grant.people.officer.client.get<ReportView>(`/reports/${second}`);
    expect(JSON.stringify(body)).toContain(canary);
    const pdf = await readPdf((await fetched('officer', `/reports/${second}/report.pdf`)).bytes);
    expect(pdf.lacks('Twelve terraces.', canary, formatAmount(333_333, 'EUR', 'en'))).toEqual([canary, formatAmount(333_333, 'EUR', 'en')]);
  }, 60_000);

  it('are for those who may read the report; what does not exist is not found', async () => {
    for (const who of ['stranger', 'otherDonor'] as const) expect((await fetched(who, `/reports/${report}/report.pdf`)).status).withContext(who).toBe(404);
    const draft = await reportOf(portal, grant, 3);
    const refused = await fetched('officer', `/reports/${draft}/report.pdf`);
    expect([refused.status, problemIn(refused)]).toEqual([409, 'wrong_state']);
    expect((await fetched('editor', `/reports/${report}/report.pdf?version=9`)).status).toBe(404);
    expect((await fetched('editor', `/reports/${report}/report.pdf?language=de`)).status).toBe(400);
    expect((await fetched('donor', `/reports/${report}/receipt.pdf`)).status).toBe(404);
  });

  it('are made once and kept; one at a time, and the same for those who ask at once', async () => {
    const path = `/reports/${report}/report.pdf?version=1&language=`;
    let most = 0;
    const watch = setInterval(() => { most = Math.max(most, profiles().length); }, 20);
    const made = await Promise.all([fetched('editor', `${path}en`), fetched('signatory', `${path}en`), fetched('coApplicant', `${path}fr`)]);
    expect([made.map((one) => one.status), most]).toEqual([[200, 200, 200], 1]);
    expect(made[0].bytes.equals(made[1].bytes)).toBeTrue();
    most = 0;
    const again = await fetched('editor', `${path}en`);
    clearInterval(watch);
    expect([again.bytes.equals(made[0].bytes), most]).withContext('kept').toEqual([true, 0]);
  }, 60_000);

  it('fail clearly when Chromium is killed in the middle, and are made the next time', async () => {
    const path = `/reports/${report}/receipt.pdf?language=fr`;
    const asked = fetched('editor', path);
    await until(() => profiles().length > 0 && processesOf(profiles()[0]!).length > 0);
    const [profile = ''] = profiles();
    process.kill(processesOf(profile)[0]!, 'SIGKILL');
    const failed = await asked;
    expect([failed.status, problemIn(failed)]).toEqual([500, 'print_failed']);
    await until(() => processesOf(profile).length === 0);
    expect(profiles()).withContext('nothing is left').toEqual([]);
    const pdf = await readPdf((await fetched('editor', path)).bytes);
    expect(pdf.lacks('Accusé de réception', formatMoney({ minor: 900_000, currency: 'EUR' }, 'fr'))).toEqual([]);
  }, 60_000);

  it('are given up after a time, and where they take too much memory', async () => {
    const blank = { url: 'about:blank', headers: {} };
    await expectAsync(printPage(chromium, blank, { ms: 1500, bytes: 1024 ** 3, pdfBytes: 1 })).toBeRejectedWithError(/no page within 1500 ms/);
    await expectAsync(printPage(chromium, blank, { ms: 30_000, bytes: 1, pdfBytes: 1 })).toBeRejectedWithError(/bytes of memory/);
    await expectAsync(printPage('/bin/false', blank)).toBeRejected();
    expect(profiles()).toEqual([]);
  }, 60_000);

  it('end with the portal that makes them', async () => {
    const own = await startPortal({ MONGODB_URI: portal.uri }, builtPages);
    const asked = fetched('editor', `/reports/${report}/receipt.pdf?language=ar`, own).then(({ status }) => status, () => 0);
    await until(() => profiles().length > 0 && processesOf(profiles()[0]!).length > 0);
    const [profile = ''] = profiles();
    await own.close();
    expect([[0, 500].includes(await asked), profiles()]).toEqual([true, []]);
    await until(() => processesOf(profile).length === 0);
  }, 60_000);

  it('are read by a ticket that opens this report, for reading, while it is printed', async () => {
    const other = await reportOf(portal, grant, 3);
    const person = await portal.app.get(PersonRepository).get({ kind: 'system' }, grant.people.editor.id);
    const { scope } = await acting(portal, grant.people.editor, noon('2025-05-02'));
    let given = '';
    const ask = async (method: string, path: string) => (await fetch(`${portal.url}/api/v1${path}`, { method, headers: { [printTicketHeader]: given, 'x-requested-by': 'test' } })).status;
    await portal.app.get(PrintTickets).during({ scope, person, reads: ['/auth/session', `/reports/${report}/paper`] }, async (secret) => {
      given = secret;
      expect([await ask('GET', '/auth/session'), await ask('GET', `/reports/${report}/paper`)]).toEqual([200, 200]);
      expect([await ask('GET', `/reports/${other}/paper`), await ask('GET', `/reports/${report}`), await ask('GET', '/reports'), await ask('GET', '/me/tasks'), await ask('PATCH', `/reports/${report}`), await ask('POST', `/reports/${report}/submit`)])
        .toEqual([401, 401, 401, 401, 401, 401]);
    });
    expect(await ask('GET', `/reports/${report}/paper`)).withContext('afterwards').toBe(401);
    const tickets = spyOn(portal.app.get(PrintTickets), 'during').and.rejectWith(new Error('not printed'));
    for (const page of ['report.pdf', 'receipt.pdf']) await fetched('coApplicant', `/reports/${report}/${page}?language=ar&${page === 'report.pdf' ? 'version' : 'n'}=1`);
    expect(tickets.calls.allArgs().map(([{ reads }]) => reads.filter((path) => !path.startsWith('/files/')))).toEqual([['/auth/session', `/reports/${report}/paper`], ['/auth/session', `/reports/${report}/receipt`]]);
  });

  it('are not offered where there is no Chromium, or no pages', async () => {
    const without = await startPortal({ MONGODB_URI: portal.uri, CHROME_BIN: '/nonexistent/chromium' }, builtPages);
    const refused = await fetched('editor', `/reports/${report}/report.pdf`, without);
    const paper = await fetched('editor', `/reports/${report}/paper`, without);
    expect([refused.status, problemIn(refused), (JSON.parse(paper.bytes.toString()) as ReportPaper).makesPdf]).toEqual([501, 'no_printer', false]);
    await without.close();
    const bare = await startPortal({ MONGODB_URI: portal.uri });
    expect((await fetched('editor', `/reports/${report}/report.pdf?language=en`, bare)).status).toBe(501);
    await bare.close();
  });

  describe('receipts by mail', () => {
    /** Submits the first report of a grant of its own. */
    const submitted = async (sender: Portal) => {
      const own = await aGrant(sender);
      await own.people.editor.client.patch('/me', { locale: 'ar' });
      const id = await reportOf(sender, own, 1);
      await new Reporting(sender, own).write(id, '2025-04-20', completeReport(own));
      const { version } = (await own.people.signatory.client.get<ReportView>(`/reports/${id}`)).body;
      const done = await own.people.signatory.client.post<ReportActed>(`/reports/${id}/submit`, { certified: true, onBehalfOf: null }, { ifMatch: version });
      return { done, own, printed: [...profiles(), ...await sender.connection.collection('prints').find().toArray()] };
    };
    /** The same on a portal with a mail server, which sends what is due. */
    const mailed = async (environment: Record<string, string>) => {
      const mailServer = await startMailServer();
      const sender = await startPortal({ SMTP_URL: mailServer.url, ...environment }, builtPages);
      const { done, own, printed } = await submitted(sender);
      for (let turn = 0; turn < 4; turn++) { await sender.app.get(MailWorker).work(); await sender.app.get(MailWorker).sendAttached(); }
      await sender.close();
      await mailServer.close();
      return { done, printed, own, mails: mailServer.taken };
    };
    const attachmentIn = (text: string): Buffer => Buffer.from(/Content-Type: application\/pdf[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(text)?.[1] ?? '', 'base64');

    it('go to who submitted and to the editors, in each one’s language, with the PDF', async () => {
      const { done, printed, own, mails } = await mailed({});
      expect([done.status, printed]).withContext('nobody waits for a print').toEqual([200, []]);
      const to = (who: keyof Grant['people']) => mails.filter((mail) => mail.to === own.people[who].email);
      expect([to('signatory').length, to('editor').length, to('officer').length]).toEqual([1, 1, 1]);
      expect(to('officer')[0]?.text).not.toContain('application/pdf');
      const [english, arabic] = [await readPdf(attachmentIn(to('signatory')[0]?.text ?? '')), await readPdf(attachmentIn(to('editor')[0]?.text ?? ''))];
      expect(english.lacks('Receipt', 'EUR 9,000.00', 'EUR 5,000.00', 'Late (due 30 Apr 2025)', done.body.submissions[0]!.hash)).toEqual([]);
      expect(arabic.lacks('الموعد', '9,000.00', done.body.submissions[0]!.hash)).toEqual([]);
    }, 90_000);

    it('go without the PDF where there is no Chromium: the text stands alone', async () => {
      const { done, own, mails } = await mailed({ CHROME_BIN: '/nonexistent/chromium' });
      const [mail] = mails.filter((one) => one.to === own.people.signatory.email);
      const text = (mail?.text ?? '').replaceAll(/=\r\n/g, '');
      expect([text.includes('application/pdf'), text.includes('9,000.00'), text.includes(done.body.submissions[0]!.hash)]).toEqual([false, true, true]);
    }, 60_000);

    it('wait for the next portal where one ends while it prints for them', async () => {
      const mailServer = await startMailServer();
      const base = await startPortal();
      const again = () => startPortal({ MONGODB_URI: base.uri, SMTP_URL: mailServer.url }, builtPages);
      const first = await again();
      await submitted(first);
      await first.app.get(MailWorker).work();
      const others = mailServer.taken.length;
      const sending = first.app.get(MailWorker).sendAttached();
      await until(() => profiles().length > 0);
      await first.close();
      expect([await sending, mailServer.taken.length]).toEqual([false, others]);
      const second = await again();
      const later = new Date(Date.now() + 3 * 60_000);
      while (await second.app.get(MailWorker).sendAttached(later)) { /* until none is due */ }
      await second.close();
      await base.close();
      await mailServer.close();
      expect(mailServer.taken.slice(others).map(({ text }) => text.includes('application/pdf'))).toEqual([true, true]);
    }, 90_000);
  });

  it('leave no process behind a portal that is killed', async () => {
    const script = `const { printPage } = await import('${new URL('../src/platform/print/print-page.js', import.meta.url).href}'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 2500); await printPage('${chromium}', { url: 'about:blank', headers: {} });`;
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })).toThrow();
    await until(() => profiles().every((profile) => processesOf(profile).length === 0));
    for (const name of profiles()) await rm(join(tmpdir(), name), { recursive: true, maxRetries: 5 });
    expect(profiles()).toEqual([]);
  }, 30_000);
});
