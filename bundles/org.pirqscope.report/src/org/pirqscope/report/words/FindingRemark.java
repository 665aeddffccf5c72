package org.pirqscope.report.words;

/**
 * What a finding adds to its call, where the call itself can be seen.
 *
 * @param brief the same in fewer letters for a narrow line; empty where the call's answer says it
 */
public record FindingRemark(String text, String brief) {

    FindingRemark(String text) {
        this(text, text);
    }
}
