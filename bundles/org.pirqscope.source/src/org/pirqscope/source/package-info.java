/** The user's own git clones: a function of Linux, QEMU or Xen as it stood at a version. */
package org.pirqscope.source;
