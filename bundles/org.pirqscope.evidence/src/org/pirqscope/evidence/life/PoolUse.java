package org.pirqscope.evidence.life;

import java.util.OptionalInt;

/**
 * How much of its pool a domain has in use at the end.
 *
 * @param pirqs nr_pirqs, empty for unknown
 * @param used numbers that are mapped where the texts end
 */
public record PoolUse(int domain, OptionalInt pirqs, int used) {}
