"""Events as JSON, from whatever shipper, cloud or tool."""
