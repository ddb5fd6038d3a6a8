/** API specs start whole applications and share the machine: Jasmine's five seconds are too few for them. */
jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
export {};
