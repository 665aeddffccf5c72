package org.pirqscope.evidence.patch;

/**
 * A commit that a text names.
 *
 * @param hash its digits as they stand there, seven to forty
 * @param subject what follows it in brackets and quotes, empty for nothing
 * @param line where, from 1
 * @param fixed whether a Fixes: line names it
 */
public record NamedCommit(String hash, String subject, int line, boolean fixed) {}
