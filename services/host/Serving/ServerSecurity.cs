using Robotics.Host.Configuration;
using Robotics.Host.Security;
using Robotics.Protos.Access;

namespace Robotics.Host.Serving;

/// <summary>How a server knows its callers.</summary>
/// <param name="Certificates">What callers at a port must show; null for none.</param>
/// <param name="OperatorToken">What an operator shows besides; null for none.</param>
internal sealed record ServerSecurity(CertificateFolder? Certificates, string? OperatorToken)
{
    /// <summary>Processes of this user on this machine.</summary>
    public static ServerSecurity Local { get; } = new(null, null);

    /// <summary>As configured, for a process of this name.</summary>
    public static ServerSecurity Of(SecurityOptions options, string name) =>
        new(options.Certificates is { } folder ? new CertificateFolder(folder, name) : null, options.OperatorToken());

    /// <summary>Refuses an address that others could reach without showing who they are.</summary>
    /// <exception cref="RoboticsException">Forbidden: what is missing.</exception>
    public void Allow(ServiceAddress address)
    {
        if (address.IsLocal) return;
        if (Certificates is null)
            throw new RoboticsException(ErrorCode.Forbidden, $"{address.Text} can be reached from other machines: set security.certificates (robotics certs init), or serve on unix:/path or 127.0.0.1.");
        if (OperatorToken is null)
            throw new RoboticsException(ErrorCode.Forbidden, $"{address.Text} can be reached from other machines: set security.operatorTokenFile or {SecurityOptions.TokenVariable}.");
    }

    public AccessOptions Access(ServiceAddress address) => new(Certificates is not null && address.Socket is null, OperatorToken);
}
