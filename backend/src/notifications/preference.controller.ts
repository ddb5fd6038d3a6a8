import { Body, Controller, Get, Patch } from '@nestjs/common';
import { digestKind, preferences, preferencesChange, preferencesOf, type Preferences, type PreferencesChange } from '#shared/accounts';
import { SignedIn } from '../platform/auth/access.js';
import { actor, type Ctx } from '../platform/context/ctx.js';
import { Problem } from '../platform/errors/problem.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { PreferenceRepository } from '../platform/mail/preference.repository.js';
import { mailTexts } from '../platform/mail/render-mail.js';

const mailedKinds = Object.keys(mailTexts.en.kinds);

/** How the asker wants to be told, by topic and kind. */
@Controller('me/preferences')
export class PreferenceController {
  constructor(private readonly stored: PreferenceRepository) {}

  @Get()
  @SignedIn()
  @Answers(200, preferences)
  async read(@Context() ctx: Ctx): Promise<Preferences> {
    const person = ownId(ctx);
    return preferencesOf((await this.stored.choicesOf([person])).get(person) ?? {}, mailedKinds);
  }

  @Patch()
  @SignedIn()
  @Answers(200, preferences)
  async change(@Context() ctx: Ctx, @Body({ schema: preferencesChange }) body: PreferencesChange): Promise<Preferences> {
    const unknown = body.kinds?.find(({ kind }) => kind !== digestKind && !mailedKinds.includes(kind));
    if (unknown) throw new Problem('malformed', `There are no messages of the kind ${unknown.kind}.`);
    await this.stored.choose(ownId(ctx), body);
    return this.read(ctx);
  }
}

function ownId(ctx: Ctx): string {
  const person = actor(ctx);
  if (person === null) throw new Problem('not_signed_in');
  return person;
}
