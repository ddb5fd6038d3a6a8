/** The compiler reads the whole project, and databases start, beside other runners: a case that ran out of time would disturb the next. */
jasmine.DEFAULT_TIMEOUT_INTERVAL = 240_000;
