import type { ClaimPolicy } from './domain/deadlines';
import policy from './policy.json';

export const claimPolicy: ClaimPolicy = policy;
