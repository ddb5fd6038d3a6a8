import { z } from 'zod';

/** The environment, checked at start: all mistakes at once (stack.md, "Environment"). */
const environment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: z.url().optional(),
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    DATA_DIR: z.string().min(1).default('./data'),
    MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://'),
    SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').optional(),
    CLAMD_URL: z.string().regex(/^(tcp:\/\/[^/]+|unix:\/.+)$/, 'must be tcp://host:port or unix:/path/of/its/socket').optional(),
    MAIL_FROM: z.string().min(3).default('Grant portal <portal@example.org>'),
    SEAL_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
    DEMO: z.enum(['0', '1']).optional(),
    DEMO_PUBLIC: z.enum(['0', '1']).default('0'),
    CHROME_BIN: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (env.NODE_ENV === 'production') {
      if (!env.PUBLIC_URL) issue('PUBLIC_URL', 'is needed in production: the address that people type');
      if (!env.SEAL_KEY) issue('SEAL_KEY', 'is needed in production: a secret of at least 32 characters that signs the audit digest');
      if (env.SEAL_KEY && /^(.)\1*$|change|secret|example/i.test(env.SEAL_KEY)) issue('SEAL_KEY', 'looks like a default: choose a random one');
      if (env.DEMO === '1') issue('DEMO', 'demonstration data do not belong in production');
    }
    const isLoopback = ['127.0.0.1', 'localhost', '::1'].includes(env.HOST);
    if (env.NODE_ENV !== 'production' && env.DEMO !== '0' && !isLoopback && env.DEMO_PUBLIC !== '1') {
      issue('HOST', 'the demonstration lets anybody sign in as anybody: keep 127.0.0.1, or set DEMO_PUBLIC=1 on purpose');
    }
  });

export interface Config {
  readonly isProduction: boolean;
  readonly isDemo: boolean;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly trustProxy: number;
  readonly dataDir: string;
  readonly mongodbUri: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly clamdUrl: string | null;
  readonly sealKey: string;
  /** The Chromium that makes PDFs; null = the one on the PATH, if any. */
  readonly chromeBin: string | null;
  readonly logLevel: string;
}
export const CONFIG = Symbol('config');

/** Reads the configuration. @throws Error naming every wrong variable and what to do. */
export function readConfig(source: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(source).filter(([, v]) => v !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`);
    throw new Error(`The configuration is wrong:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  return {
    isProduction,
    isDemo: !isProduction && env.DEMO !== '0',
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? null,
    trustProxy: env.TRUST_PROXY,
    dataDir: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    clamdUrl: env.CLAMD_URL ?? null,
    sealKey: env.SEAL_KEY ?? 'development only: not a secret, not for production',
    chromeBin: env.CHROME_BIN ?? null,
    logLevel: env.LOG_LEVEL,
  };
}

/** What is allowed and yet worth a word at each start. */
export function configWarnings({ isProduction, smtpUrl }: Pick<Config, 'isProduction' | 'smtpUrl'>): string[] {
  if (!isProduction || smtpUrl !== null) return [];
  return ['SMTP_URL is not set: mails are kept in the database and reach nobody, invitations and new passwords included.'];
}
