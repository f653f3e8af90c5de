/** The file, the profile or an option is wrong; the message says where and what to do. */
export class RefusedInput extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedInput';
  }
}
