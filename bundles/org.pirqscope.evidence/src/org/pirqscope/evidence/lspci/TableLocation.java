package org.pirqscope.evidence.lspci;

/** Where the MSI-X table or pending bits lie: which BAR, and how far into it. */
public record TableLocation(int bir, long offset) {
}
