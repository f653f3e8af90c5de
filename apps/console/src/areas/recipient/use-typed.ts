import { useState } from 'react';

/** Text that survives a reload of the page, for people without an account; gone with the tab. */
export function useTyped(name: string) {
  const key = `tuntas.typed.${name}`;
  const [value, setValue] = useState(() => sessionStorage.getItem(key) ?? '');
  const set = (text: string) => {
    setValue(text);
    sessionStorage.setItem(key, text);
  };
  const discard = () => {
    setValue('');
    sessionStorage.removeItem(key);
  };
  return { value, set, discard };
}
