"""The names of LTI 1.3, written down a second time: a wrong one of ours cannot hide."""

from __future__ import annotations

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
AGS = "https://purl.imsglobal.org/spec/lti-ags/"
NRPS = "https://purl.imsglobal.org/spec/lti-nrps/"
MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration"
LINEITEM, SCORE = AGS + "scope/lineitem", AGS + "scope/score"
RESULT, ROSTER = AGS + "scope/result.readonly", NRPS + "scope/contextmembership.readonly"
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
PROGRESS = {"Initialized", "Started", "InProgress", "Submitted", "Completed"}
