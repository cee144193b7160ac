namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A matched endpoint of a peer.</summary>
/// <param name="Vendor">First two bytes of its GUID: 0x0110 Cyclone, 0x010f Fast DDS, 0x0101 RTI.</param>
/// <param name="Participant">Its participant's GUID, upper-case hexadecimal.</param>
/// <param name="UserData">What its rmw tells of it, e.g. <c>serviceid=…;</c>.</param>
internal sealed record CyclonePeer(int Vendor, string Participant, string UserData)
{
    public const int CycloneVendor = 0x0110;

    public static unsafe CyclonePeer Of(Native.Endpoint* endpoint) => new(
        (endpoint->Key[0] << 8) | endpoint->Key[1],
        Convert.ToHexString(new ReadOnlySpan<byte>(endpoint->Participant, GraphCodec.GuidLength)),
        CycloneQos.UserDataOf(endpoint->Qos));

    /// <summary>The value of a key in the user data; null without it.</summary>
    public string? Tag(string key)
    {
        foreach (string part in UserData.Split(';'))
        {
            if (part.StartsWith(key + "=", StringComparison.Ordinal)) return part[(key.Length + 1)..];
        }

        return null;
    }
}
