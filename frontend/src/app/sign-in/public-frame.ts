import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { OpenPage } from './open-page';

/** The frame round the pages that anybody may read. */
@Component({
  selector: 'app-public-frame',
  imports: [OpenPage, RouterOutlet],
  template: '<app-open-page [isWide]="true"><router-outlet /></app-open-page>',
})
export class PublicFrame {}
