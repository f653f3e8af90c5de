import { setNonce } from 'get-nonce';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// Mantine writes its theme into a <style>, and its scroll lock another: the policy lets them by this page's nonce.
setNonce(nonce);

export const styleNonce = (): string => nonce;
