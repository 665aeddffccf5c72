/** Texts of any of the formats, taken apart block by block. */
package org.pirqscope.evidence.read;
