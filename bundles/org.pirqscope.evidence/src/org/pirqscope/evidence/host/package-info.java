/** What tools say about the host: xl, uname, QEMU's version line. */
package org.pirqscope.evidence.host;
