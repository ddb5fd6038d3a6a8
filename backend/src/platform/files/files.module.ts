import { Global, Module } from '@nestjs/common';
import { FileController } from './file.controller.js';
import { FileRights } from './file-rights.js';
import { FileRepository } from './file.repository.js';
import { FileService } from './file.service.js';
import { FileStore } from './file-store.js';
import { PictureMaker } from './picture-maker.js';
import { PictureRepository } from './picture.repository.js';
import { PictureService } from './picture.service.js';
import { Quarantine } from './quarantine.service.js';
import { VirusScanner } from './virus-scanner.js';

@Global()
@Module({ controllers: [FileController], providers: [FileStore, FileRepository, FileRights, FileService, PictureRepository, PictureMaker, PictureService, Quarantine, VirusScanner], exports: [FileService, Quarantine, FileRights, FileStore] })
export class FilesModule {}
