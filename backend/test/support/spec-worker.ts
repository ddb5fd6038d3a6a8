import cluster from 'node:cluster';

/** Jasmine runs the specs in the workers of a cluster, whose servers would share their ports, those for "any port" too: here each has its own. */
Object.assign(cluster, { isPrimary: true });
/** A worker ends with the run, whatever a failed spec left open. */
process.once('disconnect', () => process.exit());
