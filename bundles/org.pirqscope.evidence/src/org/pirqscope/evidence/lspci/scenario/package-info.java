/** A scenario out of the devices of a listing. */
package org.pirqscope.evidence.lspci.scenario;
