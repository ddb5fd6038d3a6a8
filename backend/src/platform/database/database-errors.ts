/** Whether the driver says that a unique index refused the write. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11000;
}

/** Whether the database cannot be reached, or went away in the middle. */
export function isDatabaseAway(error: unknown): boolean {
  const name = (error as { name?: unknown } | null)?.name;
  if (typeof name !== 'string') return false;
  if (name === 'MongoBulkWriteError' && isDatabaseAway((error as { errorResponse?: unknown }).errorResponse)) return true; // it wraps what befell it
  return /^Mongo(Network|NetworkTimeout|ServerSelection|NotConnected|TopologyClosed|PoolCleared|PoolClosed|WaitQueueTimeout|ClientClosed|OperationTimeout)Error$|^MongooseServerSelectionError$/.test(name)
    || (/^Mongo(Server|BulkWrite)Error$/.test(name) && [91, 189, 11600, 11602, 10107, 13435, 13436].includes(Number((error as { code?: unknown }).code)));
}

/** Whether two transactions met on a document: the loser may read afresh and try again. */
export function isTransient(error: unknown): boolean {
  const labels = error as { hasErrorLabel?: (label: string) => boolean } | null;
  return typeof labels?.hasErrorLabel === 'function' && labels.hasErrorLabel('TransientTransactionError');
}
