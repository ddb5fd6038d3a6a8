import mongoose from 'mongoose';
import { isDatabaseAway } from './database-errors.js';

const { MongoBulkWriteError, MongoNetworkError, MongoServerError } = mongoose.mongo;

describe('isDatabaseAway', () => {
  const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);
  const cases: [string, unknown, boolean][] = [
    ['a broken connection', new MongoNetworkError('connection 1 closed'), true],
    ['a bulk write that met one', new MongoBulkWriteError(new MongoNetworkError('connection 1 closed'), {} as never), true],
    ['no primary', named('MongoServerSelectionError'), true],
    ['a server that shuts down', new MongoServerError({ message: 'shutdown', code: 91 }), true],
    ['a bulk write on a server that shuts down', new MongoBulkWriteError({ message: 'shutdown', code: 11600 }, {} as never), true],
    ['a duplicate', new MongoBulkWriteError({ message: 'E11000', code: 11000 }, {} as never), false],
    ['a mistake of ours', new TypeError('undefined'), false],
    ['nothing', null, false],
  ];
  for (const [what, error, isAway] of cases) it(`${what}: ${String(isAway)}`, () => expect(isDatabaseAway(error)).toBe(isAway));
});
