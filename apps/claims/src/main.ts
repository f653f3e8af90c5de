import { bootstrap, loadConfig } from '@tuntas/platform';
import { AppModule } from './app.module';
import { claimsConfig } from './config';
import { httpOptions } from './http';

const config = loadConfig(claimsConfig);
void bootstrap({ service: 'claims', module: AppModule.forRoot(config), config, http: httpOptions(config) });
