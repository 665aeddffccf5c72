/** A patch under review: what each hunk amounts to, and the open scenario without it and with it. */
package org.pirqscope.ui.review;
