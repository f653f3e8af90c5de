import { Injectable } from '@nestjs/common';
import { RateLimits } from '../rate-limits/rate-limits.service';

/**
 * Bounds guessing per account and per address. A call is taken before the password is looked at, so that fifty
 * guesses at once are still fifty, and given back when it was right.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly limits: RateLimits) {}

  async guard<T>(email: string, address: string, signIn: () => Promise<T>): Promise<T> {
    await this.limits.require('sign_in_address', address);
    await this.limits.require('sign_in_account', email);
    const result = await signIn();
    await Promise.all([
      this.limits.giveBack('sign_in_address', address),
      this.limits.giveBack('sign_in_account', email),
    ]);
    return result;
  }
}
