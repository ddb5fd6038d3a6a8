/** Runs the specs in a headless Chromium: `CHROME_BIN` names it (npm test sets it). */
module.exports = (config) => {
  config.set({
    frameworks: ['jasmine'],
    plugins: [require('karma-jasmine'), require('karma-chrome-launcher')],
    client: { jasmine: { random: true, failSpecWithNoExpectations: true, timeoutInterval: 60_000 }, clearContext: false },
    // The other lane of the tests takes its share of the machine.
    captureTimeout: 120_000,
    pingTimeout: 30_000,
    browserDisconnectTimeout: 10_000,
    browserNoActivityTimeout: 120_000,
    reporters: ['progress'],
    browsers: ['Headless'],
    customLaunchers: {
      Headless: {
        base: 'ChromeHeadless',
        flags: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    },
    restartOnFileChange: false,
  });
};
