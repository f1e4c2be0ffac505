import { ApiFault } from '../../web/ui-kit/fetchJson.ts';

/**
 * Sends a file as it is and tells how much of it has gone; `fetch` does not say that.
 * @throws ApiFault as every question to the server does
 */
export function sendFile<T>(path: string, file: File, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) =>
      onProgress(lengthComputable && total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(new ApiFault(0, 'no-answer', '')));
    request.addEventListener('load', () => {
      const said: unknown = request.response;
      // The one place where a file's answer gets its contract's type.
      if (request.status >= 200 && request.status < 300) resolve(said as T);
      else reject(faultOf(request.status, said));
    });
    request.send(file);
  });
}

function faultOf(status: number, said: unknown): ApiFault {
  const field = (name: string): unknown =>
    typeof said === 'object' && said !== null ? Object.entries(said).find(([key]) => key === name)?.[1] : undefined;
  const [code, text] = [field('code'), field('text')];
  return new ApiFault(status, typeof code === 'string' ? code : 'unknown', typeof text === 'string' ? text : '');
}
