/** Preloaded into the portal's server: ends it when the process that started it is gone, even by a kill. */
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
