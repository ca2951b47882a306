"""Made-up record packets with their truth, for the demo, the tests and a first measure.

`python -m sample_packets.build` writes `inbox/` (what is dropped into the watched folder), `truth/`
and the table in README.md. Every person, place and date here is invented.
"""
