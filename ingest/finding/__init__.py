"""What the pages say: dates by role, people and places, encounters, facts, bills.

One packet is found by `packet.find_packet`; a folder holds each thing that is found, and `prose`
what several finders read sentences by. The tables lie here together, under the names by which a
firm overrides them.
"""

PACKAGE = "ingest.finding"
"""The package of the tables, by which a firm's own are found too."""
