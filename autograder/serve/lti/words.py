"""The names that LTI 1.3 uses, each once."""

from __future__ import annotations

_CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
_DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/"
_AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/"

MESSAGE_TYPE = _CLAIM + "message_type"
VERSION = _CLAIM + "version"
DEPLOYMENT_ID = _CLAIM + "deployment_id"
TARGET_LINK_URI = _CLAIM + "target_link_uri"
RESOURCE_LINK = _CLAIM + "resource_link"
CONTEXT = _CLAIM + "context"
ROLES = _CLAIM + "roles"
CUSTOM = _CLAIM + "custom"
TOOL_PLATFORM = _CLAIM + "tool_platform"
LAUNCH_PRESENTATION = _CLAIM + "launch_presentation"
AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
DEEP_SETTINGS = _DEEP + "deep_linking_settings"
DEEP_ITEMS = _DEEP + "content_items"
DEEP_DATA = _DEEP + "data"

RESOURCE_LAUNCH = "LtiResourceLinkRequest"
DEEP_LAUNCH = "LtiDeepLinkingRequest"
DEEP_RESPONSE = "LtiDeepLinkingResponse"
ONE_POINT_THREE = "1.3.0"

LINEITEM = _AGS + "lineitem"
LINEITEM_READ = _AGS + "lineitem.readonly"
RESULT = _AGS + "result.readonly"
SCORE = _AGS + "score"
ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
SCOPES = (LINEITEM, SCORE, RESULT, ROSTER)

MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership"
REGISTRATION = "https://purl.imsglobal.org/spec/lti-tool-configuration"
PLATFORM_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-platform-configuration"
CANVAS_SUBMISSION = "https://canvas.instructure.com/lti/submission"

SCORE_TYPE = "application/vnd.ims.lis.v1.score+json"
RESULTS_TYPE = "application/vnd.ims.lis.v2.resultcontainer+json"
LINEITEM_TYPE = "application/vnd.ims.lis.v2.lineitem+json"
LINEITEMS_TYPE = "application/vnd.ims.lis.v2.lineitemcontainer+json"
MEMBERS_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"
TAG = "gradiente"
