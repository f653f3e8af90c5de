import { useEffect, useState } from 'react';
import { database } from '../../offline/database';

/** False in a window that keeps nothing. */
export function useStorageWorks(): boolean {
  const [works, setWorks] = useState(true);
  useEffect(() => {
    database().catch(() => setWorks(false));
  }, []);
  return works;
}
