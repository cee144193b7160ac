using System.Net.Security;

namespace Robotics.Protos.Access;

/// <summary>How this process shows who it is to a region elsewhere.</summary>
/// <param name="Tls">Makes the settings of one connection to the region of a name; null for connections without certificates.</param>
/// <param name="OperatorToken">What an operator shows besides; null for none.</param>
public sealed record ChannelSecurity(Func<string, SslClientAuthenticationOptions>? Tls, string? OperatorToken)
{
    /// <summary>Never shows the token.</summary>
    public override string ToString() => $"certificates {Tls is not null}, operator token {(OperatorToken is null ? "not set" : "set")}";
}
