import { Logger } from '@nestjs/common';
import { bench } from './commands/bench';
import { chaos } from './commands/chaos';
import { reset, stop } from './commands/stop';
import { run } from './commands/run';
import { start } from './commands/start';
import { test, testInBrowser } from './commands/test';
import { StackFailure } from './host/failure';

// Libraries of ours report through Nest; here only what a person should read is printed.
Logger.overrideLogger(false);

async function main([command = 'start', ...args]: string[]): Promise<void> {
  switch (command) {
    case 'start':
      return start();
    case 'stop':
      return stop();
    case 'reset':
      return reset();
    case 'test':
      return test(args);
    case 'bench':
      return bench(args);
    case 'chaos':
      return chaos(args);
    case 'test:browser':
      return testInBrowser(args);
    case 'run':
      return run(args[0], args.slice(1));
    default:
      throw new StackFailure(
        `There is no command ${command}: start, stop, reset, test, test:browser, bench, chaos, run.`,
      );
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof StackFailure ? `\n${error.message}` : error);
  process.exit(1);
});
