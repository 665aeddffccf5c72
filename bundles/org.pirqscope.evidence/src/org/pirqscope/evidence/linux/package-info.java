/** What Linux prints: its log, /proc/interrupts (docs/domain.md 5.1 and 5.6). */
package org.pirqscope.evidence.linux;
