using System.CommandLine;
using Robotics.Host.Regions;
using Robotics.Host.Security;

namespace Robotics.Host.Commands;

/// <summary><c>robotics certs init</c>: the certificates by which the processes of a brain know each other.</summary>
internal static class CertsCommand
{
    public static Command Create()
    {
        Option<string> folder = new("--dir") { Description = "Folder of the certificates.", Required = true };
        Option<string[]> hosts = new("--host")
        {
            Description = "Names or addresses of the machines that regions run on, separated by commas.",
            CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))],
            DefaultValueFactory = _ => ["localhost", "127.0.0.1"],
        };
        Option<bool> renew = new("--renew") { Description = "Make those that are there anew; running processes take them over at their next connection." };
        Command init = new("init", "Make what is missing: an authority, a certificate a region, and one for the operator.") { folder, hosts, renew };
        init.SetAction(parsed =>
        {
            ImmutableArray<string> names = [.. RegionCatalog.Names, ServeCommand.Everything, BrainProcess.Operator];
            ImmutableArray<string> made = CertificateAuthority.Init(
                parsed.GetRequiredValue(folder), names, [.. parsed.GetRequiredValue(hosts)], parsed.GetValue(renew), TimeProvider.System);
            Console.WriteLine(made.IsEmpty ? "nothing was missing" : $"made in {parsed.GetRequiredValue(folder)}: {string.Join(", ", made)}");
        });
        return new Command("certs", "Certificates for regions that run apart.") { init };
    }
}
