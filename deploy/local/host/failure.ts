/** Something the user can understand and act on: printed as it is, without a stack trace, exit code 1. */
export class StackFailure extends Error {
  override readonly name = 'StackFailure';
}
