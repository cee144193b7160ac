namespace Robotics.Protos.Access;

/// <summary>How callers are known.</summary>
/// <param name="Certificates">Whether every caller has shown a certificate; if not, all are processes of this user on this machine.</param>
/// <param name="OperatorToken">What an operator shows besides; null where that is not asked for.</param>
public sealed record AccessOptions(bool Certificates, string? OperatorToken)
{
    /// <summary>The name of the metadata entry that the token travels in, as <c>Bearer TOKEN</c>.</summary>
    internal const string TokenHeader = "authorization";

    internal const string TokenPrefix = "Bearer ";

    /// <summary>Never shows the token.</summary>
    public override string ToString() => $"certificates {Certificates}, operator token {(OperatorToken is null ? "not set" : "set")}";
}
