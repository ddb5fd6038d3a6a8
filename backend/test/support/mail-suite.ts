import { startMailServer } from './mail-server.js';
import { startPortal, type Portal } from './portal.js';

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** Where a spec about mails begins: a real mail server, and two portals on one database that send by it. */
export interface MailsAt {
  readonly mailServer: MailServer;
  readonly portal: Portal;
  readonly beside: Portal;
}

/** Inside `describe`: made once for all specs, handed over before the first; each begins with nothing taken. @param refuse the code that a recipient is refused with */
export function withMails(take: (at: MailsAt) => void, refuse?: (address: string) => number | null): void {
  let at: MailsAt;
  beforeAll(async () => {
    const mailServer = await startMailServer(refuse);
    const portal = await startPortal({ SMTP_URL: mailServer.url });
    at = { mailServer, portal, beside: await startPortal({ SMTP_URL: mailServer.url, MONGODB_URI: portal.uri }) };
    take(at);
  });
  afterAll(async () => {
    await at.beside.close();
    await at.portal.close();
    await at.mailServer.close();
  });
  beforeEach(() => { at.mailServer.taken.length = 0; });
}
