import { useEffect, useState } from 'react';
import { findPhoto } from '../../offline/reports';

/** An address for a photo on the phone, as long as it is shown. */
export function usePhotoUrl(id: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    void findPhoto(id).then((photo) => {
      if (!photo || !current) return;
      made = URL.createObjectURL(new Blob([photo.bytes], { type: 'image/jpeg' }));
      setUrl(made);
    });
    return () => {
      current = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return url;
}
