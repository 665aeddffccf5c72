/** What went wrong, or what did not: one class for each rule, the sentences in {@code ClaimWords}. */
package org.pirqscope.evidence.diagnosis;
