/** Xen's console and the dumps of its debug keys (docs/domain.md 5.3 and 5.4). */
package org.pirqscope.evidence.xen;
