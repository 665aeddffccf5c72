/** The lines of QEMU's device model: hw/xen/xen_pt*.c, all wordings (docs/domain.md 5.2). */
package org.pirqscope.evidence.qemu;
