package org.pirqscope.session;

/** Which document it is, however it changes: each opening makes a new one, and none equals another. */
public final class Identity {}
